/** Where the link that confirms a new account leads: `link` tells the page that the user came by one. */
export const LANDING = '/verify-email?link=sign-up'
