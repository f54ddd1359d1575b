// Words of the section keys.

export const keys = {} as const;
