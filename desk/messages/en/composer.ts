// Words of the section composer.

export const composer = {} as const;
