/** The longest name of a workspace. */
export const NAME_MOST = 100
