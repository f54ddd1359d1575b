// CATER: the five steps of a good answer. Concentrate on what this customer said, acknowledge how it is for them, thank
// or apologise, explain, resolve or say what comes next.

export const steps = ['concentrate', 'acknowledge', 'thank', 'explain', 'resolve'] as const;

export type Step = (typeof steps)[number];
