/** Levels that tasks and their subtasks may make. */
export const MAX_DEPTH = 5
