// Words of the section inbox.

export const inbox = {} as const;
