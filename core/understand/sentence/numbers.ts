// The little arithmetic an encoder needs beside its layers.

/** Two stretches of the same numbers, each times the other. */
export function dot(values: Float32Array, from: number, other: number, length: number): number {
  let sum = 0;
  for (let i = 0; i < length; i += 1) sum += (values[from + i] ?? 0) * (values[other + i] ?? 0);
  return sum;
}

/** In place: shares of one, the larger the more. */
export function softmax(values: Float32Array): void {
  const most = Math.max(...values);
  let sum = 0;
  for (let i = 0; i < values.length; i += 1) {
    values[i] = Math.exp((values[i] ?? 0) - most);
    sum += values[i] ?? 0;
  }
  for (let i = 0; i < values.length; i += 1) values[i] = (values[i] ?? 0) / sum;
}

/** The same direction with length 1. */
export function normed(values: Float32Array): Float32Array {
  const length = Math.sqrt(values.reduce((sum, one) => sum + one * one, 0)) || 1;
  return values.map((one) => one / length);
}

/** How alike two directions are, -1 to 1. */
export function alike(one: Float32Array, other: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < one.length; i += 1) sum += (one[i] ?? 0) * (other[i] ?? 0);
  return sum;
}
