/** The name under which the browser remembers whether the sidebar is folded. */
export const SIDEBAR = 'docket.sidebar.folded'
/** The element that scrolls, for lists that render only what is in sight. */
export const MAIN_ID = 'main'
export const TITLE_ID = 'page-title'
