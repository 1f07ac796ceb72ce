/** The part of the team's page to which a notice leads whoever is to answer a request. */
export const requestsPart = 'requests'
