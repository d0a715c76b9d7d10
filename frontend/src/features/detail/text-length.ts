/** The longest texts that the service accepts, in code points. */

export const TITLE_MOST = 200
export const DESCRIPTION_MOST = 1000
export const NOTE_MOST = 5000
