// Words of doors.

export const doors = {} as const;
