/** Names the file that says what nobody may: `{ denied: [names of permissions], hidden: [names of entities] }`. */
export const RESTRICTIONS_VARIABLE = 'IRSA_E2E_RESTRICTIONS';
