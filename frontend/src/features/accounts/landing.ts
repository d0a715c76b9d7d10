/** Where the link leads that confirms a new account: `link` tells the page that somebody came by one. */
export const LANDING = '/verify-email?link=sign-up'
