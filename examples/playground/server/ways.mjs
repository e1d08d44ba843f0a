// The ways into the product beside a form: providers, wallets, links and invitations.

/** Where the provider's page comes up. The mock knows only whether it is off. */
export const PROVIDERS = ['off', 'page', 'popup']

export const WAYS = {
  emailWith: ['code', 'link'],
  wallets: ['off', 'optional'],
  captcha: ['off', 'required'],
  mode: ['public', 'restricted'],
}

/** Two imagined providers, and the users there: a complete one, one without a last name, one whose address is not verified. */
export const SOCIAL = {
  oauth_google: { enabled: true, name: 'Google' },
  oauth_microsoft: { enabled: true, name: 'Microsoft' },
}

export const IDENTITIES = [
  { id: 'ada', emailAddress: 'ada@lovelace.example', firstName: 'Ada', lastName: 'Lovelace' },
  { id: 'grace', emailAddress: 'grace@hopper.example', firstName: 'Grace' },
  { id: 'alan', emailAddress: 'alan@turing.example', emailVerified: false, firstName: 'Alan', lastName: 'Turing' },
]

/** The ways in force, as the panel shows them. */
export const waysIn = ({ attributes, social, sign_up }, providerWindow) => ({
  emailWith: attributes.email_address.verifications.includes('email_link') ? 'link' : 'code',
  providerWindow: Object.values(social).some(({ enabled }) => enabled) ? providerWindow : 'off',
  wallets: attributes.web3_wallet.enabled ? 'optional' : 'off',
  captcha: sign_up.captcha_enabled ? 'required' : 'off',
  mode: sign_up.mode,
})

/** The same as the mock spells them. What is not chosen stays as it is. */
export const waysOf = ({ emailWith, providerWindow, wallets, captcha, mode }) => ({
  attributes: {
    ...(emailWith
      ? { email_address: { verifications: [`email_${emailWith}`], first_factors: [`email_${emailWith}`] } }
      : {}),
    ...(wallets ? { web3_wallet: { enabled: wallets !== 'off' } } : {}),
  },
  ...(providerWindow
    ? { social: Object.fromEntries(Object.keys(SOCIAL).map((name) => [name, { enabled: providerWindow !== 'off' }])) }
    : {}),
  sign_up: {
    ...(captcha ? { captcha_enabled: captcha === 'required' } : {}),
    ...(mode ? { mode } : {}),
  },
})
