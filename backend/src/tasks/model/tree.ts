/** Most levels that tasks and their subtasks may form. */
export const MAX_DEPTH = 5
