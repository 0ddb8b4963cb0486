/** The version of Shortlist, as in package.json; exports and files say what they were made with. */
export const PRODUCT_VERSION = "0.1.0";

export const MADE_WITH = `Shortlist ${PRODUCT_VERSION}`;
