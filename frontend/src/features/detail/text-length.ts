/** As the service counts: in Unicode code points. */
export const lengthOf = (text: string): number => Array.from(text).length

export const TITLE_MOST = 200
export const DESCRIPTION_MOST = 1000
export const NOTE_MOST = 5000
