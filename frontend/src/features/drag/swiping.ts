import { useStoredFlag } from '../../browser/stored-flag.ts'

/** Whether rows can be swiped: a setting of this device. */
export const useSwiping = () => useStoredFlag('docket.swiping', true)
