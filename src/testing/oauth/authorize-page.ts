import { escaped, pageResponse } from '../server/page.ts'
import type { MockResponse } from '../server/response.ts'
import type { IdentityRecord } from '../state/records.ts'

interface AuthorizePage {
  /** The display name of the provider. */
  readonly name: string
  readonly state: string
  readonly identities: readonly IdentityRecord[]
  readonly loginHint: string
}

// Relative, since a proxy may add a path before the API's.
const form = (state: string, content: string): string =>
  `<form method="post" action="callback"><input type="hidden" name="state" value="${escaped(state)}">${content}</form>`

const nameOf = ({ firstName, lastName, username, providerUserId }: IdentityRecord): string =>
  [firstName, lastName].filter(Boolean).join(' ') || username || providerUserId

const labelOf = (identity: IdentityRecord): string => {
  const { emailAddress, emailVerified } = identity
  const name = nameOf(identity)
  const address = name === emailAddress ? '' : (emailAddress ?? 'no email address')
  const notes = [address, emailAddress === null || emailVerified ? '' : 'not verified'].filter(Boolean)
  return notes.length > 0 ? `${name} (${notes.join(', ')})` : name
}

const choiceOf = (identity: IdentityRecord): string =>
  `<li><button name="identity" value="${escaped(identity.providerUserId)}">${escaped(labelOf(identity))}</button></li>`

const field = (name: string, label: string, attributes = ''): string =>
  `<p><label for="${name}">${label}</label><input id="${name}" name="${name}" ${attributes}></p>`

/** The authorization page of a provider, where the user chooses an identity. */
export const authorizePage = ({ name, state, identities, loginHint }: AuthorizePage): MockResponse => {
  const known = `<h2>Choose an account</h2><ul>${identities.map(choiceOf).join('')}</ul>`
  const fields =
    field('email_address', 'Email address', `type="email" autocomplete="off" value="${escaped(loginHint)}"`) +
    '<p><input type="checkbox" id="email_verified" name="email_verified" value="true" checked> ' +
    '<label for="email_verified">The email address is verified</label></p>' +
    field('first_name', 'First name', 'autocomplete="off"') +
    field('last_name', 'Last name', 'autocomplete="off"')
  return pageResponse({
    title: `Continue with ${name}`,
    body:
      '<p>The mock Frontend API made this page. It stands in for the provider.</p>' +
      (identities.length ? form(state, known) : '') +
      form(state, `<h2>Use another account</h2>${fields}<p><button>Continue</button></p>`) +
      form(state, '<p><button name="error" value="access_denied">Cancel</button></p>'),
  })
}
