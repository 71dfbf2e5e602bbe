/** What of a portal's page is the plugin's. */
export const OUR_PART = '[data-plugin="irsa"]';
