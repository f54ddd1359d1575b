// Words of the section case.

export const cases = {} as const;
