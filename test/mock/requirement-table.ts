/**
 * What a sign-up needs, as a table: these settings, and this given, come to that.
 *
 * - settings: the attributes that are enabled, by their short names. `!` is required, `?` optional, `~` behind it: not verified
 *   at sign-up. `consent`: legal consent is asked for. `google`, `github`: these providers are on, with `!` required.
 *   `corp`: a company's connection is configured.
 * - given: what the sign-up has; `*` behind it: verified. `google*`: the user came back from there, with that account.
 *   `corp` is an address of the company, which is an email address too.
 * - then what it needs, with progressive sign-up and without: what is required, optional, missing and unverified. `—`: nothing.
 *   It is complete when nothing is missing and nothing unverified.
 */
const TABLE = `
settings                        | given                  | progressive | required                         | optional             | missing             | unverified

# An email address
email!                          | —                      | both        | email                            | —                    | email               | —
email!                          | email                  | both        | email                            | —                    | —                   | email
email!                          | email*                 | both        | email                            | —                    | —                   | —
email!~                         | email                  | both        | email                            | —                    | —                   | —
email!~                         | email*                 | both        | email                            | —                    | —                   | —
email?                          | —                      | both        | email                            | —                    | email               | —
email?                          | email                  | on          | —                                | email                | —                   | email
email?                          | email                  | off         | email                            | —                    | —                   | email
email?                          | email*                 | on          | —                                | email                | —                   | —
email?                          | email*                 | off         | email                            | —                    | —                   | —

# A phone number
phone!                          | —                      | both        | phone                            | —                    | phone               | —
phone!                          | phone                  | both        | phone                            | —                    | —                   | phone
phone!                          | phone*                 | both        | phone                            | —                    | —                   | —
phone!~                         | phone                  | both        | phone                            | —                    | —                   | —
phone?                          | —                      | both        | phone                            | —                    | phone               | —
phone?                          | phone*                 | on          | —                                | phone                | —                   | —
phone?                          | phone*                 | off         | phone                            | —                    | —                   | —

# A username: nothing verifies it
username!                       | —                      | both        | username                         | —                    | username            | —
username!                       | username               | both        | username                         | —                    | —                   | —
username?                       | —                      | both        | username                         | —                    | username            | —
username?                       | username               | both        | —                                | username             | —                   | —

# A password
email! password!                | email*                 | both        | email password                   | —                    | password            | —
email! password!                | password               | both        | email password                   | —                    | email               | —
email! password!                | email password         | both        | email password                   | —                    | —                   | email
email! password!                | email* password        | both        | email password                   | —                    | —                   | —
email! password?                | email*                 | both        | email                            | password             | —                   | —
email! password?                | email* password        | both        | email                            | password             | —                   | —
username! password!             | username               | both        | password username                | —                    | password            | —
username! password!             | username password      | both        | password username                | —                    | —                   | —

# Names
email! first!                   | email*                 | both        | email first                      | —                    | first               | —
email! last!                    | email*                 | both        | email last                       | —                    | last                | —
email! first! last!             | —                      | both        | email first last                 | —                    | email first last    | —
email! first! last!             | email* first           | both        | email first last                 | —                    | last                | —
email! first! last!             | email* first last      | both        | email first last                 | —                    | —                   | —
email! first? last?             | email*                 | both        | email                            | first last           | —                   | —
email! first? last!             | email* last            | both        | email last                       | first                | —                   | —

# Consent
email! consent                  | email*                 | both        | email consent                    | —                    | consent             | —
email! consent                  | email consent          | both        | email consent                    | —                    | —                   | email
email! consent                  | email* consent         | both        | email consent                    | —                    | —                   | —
username! password! consent     | username password      | both        | consent password username        | —                    | consent             | —

# Email address and phone number: without progressive sign-up either will do, whatever is required
email! phone!                   | —                      | on          | email phone                      | —                    | email phone         | —
email! phone!                   | —                      | off         | either                           | email phone          | either              | —
email! phone!                   | email*                 | on          | email phone                      | —                    | phone               | —
email! phone!                   | email*                 | off         | —                                | email phone          | —                   | —
email! phone!                   | email phone            | on          | email phone                      | —                    | —                   | email phone
email! phone!                   | email phone            | off         | —                                | email phone          | —                   | email phone
email! phone!                   | email* phone*          | on          | email phone                      | —                    | —                   | —
email! phone?                   | phone*                 | on          | email                            | phone                | email               | —
email! phone?                   | phone*                 | off         | —                                | email phone          | —                   | —
email! phone?                   | email* phone           | on          | email                            | phone                | —                   | phone
email! phone?                   | email* phone           | off         | —                                | email phone          | —                   | phone
email? phone?                   | —                      | both        | either                           | email phone          | either              | —
email? phone?                   | phone                  | both        | —                                | email phone          | —                   | phone
email? phone?                   | email*                 | both        | —                                | email phone          | —                   | —
email? phone? username!         | username               | on          | username                         | email phone          | —                   | —
email? phone? username!         | username               | off         | either username                  | email phone          | either              | —
email? phone? username?         | username               | on          | —                                | email phone username | —                   | —
email? phone? username?         | username               | off         | either                           | email phone username | either              | —

# Several ways to be known
email? username?                | —                      | on          | email                            | username             | email               | —
email? username?                | —                      | off         | email                            | username             | email               | —
email? username?                | username               | on          | —                                | email username       | —                   | —
email? username?                | username               | off         | email                            | username             | email               | —
email! username!                | username               | both        | email username                   | —                    | email               | —
email! username?                | username email*        | both        | email                            | username             | —                   | —

# A wallet: always to be verified
wallet!                         | —                      | both        | wallet                           | —                    | wallet              | —
wallet!                         | wallet                 | both        | wallet                           | —                    | —                   | wallet
wallet!                         | wallet*                | both        | wallet                           | —                    | —                   | —
wallet?                         | —                      | both        | wallet                           | —                    | wallet              | —
wallet?                         | wallet*                | both        | —                                | wallet               | —                   | —
wallet? email!                  | wallet*                | on          | email                            | wallet               | email               | —
wallet? email!                  | wallet*                | off         | email                            | wallet               | —                   | —
wallet? email!                  | wallet* email          | on          | email                            | wallet               | —                   | email
wallet! password!               | wallet                 | on          | password wallet                  | —                    | password            | wallet
wallet! password!               | wallet                 | off         | password wallet                  | —                    | —                   | wallet
wallet! password!               | wallet*                | both        | password wallet                  | —                    | —                   | —
wallet! username! first!        | wallet*                | on          | first username wallet            | —                    | first username      | —
wallet! username! first!        | wallet*                | off         | first username wallet            | —                    | —                   | —
wallet! consent                 | wallet*                | both        | consent wallet                   | —                    | consent             | —

# Providers: one more way, never a must unless it says so
email! google                   | —                      | both        | email                            | google               | email               | —
email! google                   | email*                 | both        | email                            | google               | —                   | —
email! google                   | google* email*         | both        | email                            | google               | —                   | —
email! google github            | google* email*         | both        | email                            | google github        | —                   | —
email! google!                  | email*                 | both        | email google                     | —                    | google              | —
email! google!                  | google* email*         | both        | email google                     | —                    | —                   | —
google                          | —                      | both        | google                           | —                    | google              | —
google                          | google*                | both        | —                                | google               | —                   | —
google github                   | —                      | both        | google                           | github               | google              | —
google github                   | github*                | both        | —                                | google github        | —                   | —
email! password! google         | google* email*         | both        | email password                   | google               | —                   | —
email! password! google         | email*                 | both        | email password                   | google               | password            | —
email! first! last! google      | google* email* first   | on          | email first last                 | google               | last                | —
email! first! last! google      | google* email* first   | off         | email first last                 | google               | —                   | —
email! username! google         | google* email*         | both        | email username                   | google               | username            | —
email! phone! google            | google* email*         | on          | email phone                      | google               | phone               | —
email! phone! google            | google* email*         | off         | —                                | email phone google   | —                   | —
email? phone? google            | google* email*         | both        | —                                | email phone google   | —                   | —
phone? google                   | google*                | on          | —                                | phone google         | —                   | —
phone? google                   | google*                | off         | phone                            | google               | —                   | —
phone! google                   | google*                | on          | phone                            | google               | phone               | —
phone! google                   | google*                | off         | phone                            | google               | —                   | —
username! google                | google*                | both        | username                         | google               | username            | —
email! google consent           | google* email*         | both        | email consent                    | google               | consent             | —
email! wallet? google           | google* email*         | both        | email                            | wallet google        | —                   | —
email? google                   | google* email*         | on          | —                                | email google         | —                   | —
email? google                   | google* email*         | off         | email                            | google               | —                   | —

# A company's connection: who has an address there goes there
email! corp                     | email                  | both        | email                            | —                    | —                   | email
email! corp                     | corp                   | both        | email enterprise                 | —                    | enterprise          | email
email! corp                     | enterprise* corp*      | both        | email enterprise                 | —                    | —                   | —
email! password! corp           | enterprise* corp*      | both        | email enterprise password        | —                    | —                   | —
email! first! corp              | enterprise* corp*      | on          | email enterprise first           | —                    | first               | —
email! first! corp              | enterprise* corp*      | off         | email enterprise first           | —                    | —                   | —
email! password! corp           | corp password          | both        | email enterprise password        | —                    | enterprise          | email
`

/** The names of the table, and those of the wire. */
export const WIRE: Readonly<Record<string, string>> = {
  email: 'email_address',
  phone: 'phone_number',
  wallet: 'web3_wallet',
  first: 'first_name',
  last: 'last_name',
  consent: 'legal_accepted',
  either: 'email_address_or_phone_number',
  google: 'oauth_google',
  github: 'oauth_github',
  enterprise: 'enterprise_sso',
}

export interface Row {
  readonly settings: string
  readonly given: string
  readonly progressive: boolean
  readonly required: readonly string[]
  readonly optional: readonly string[]
  readonly missing: readonly string[]
  readonly unverified: readonly string[]
  readonly status: 'complete' | 'missing_requirements'
}

export const words = (cell: string): readonly string[] => (cell === '—' ? [] : cell.split(' '))

const namesOf = (cell: string): readonly string[] => words(cell).map((name) => WIRE[name] ?? name)

const isRow = (line: string): boolean => line.includes('|') && !line.startsWith('settings')

export const ROWS: readonly Row[] = TABLE.split('\n')
  .filter(isRow)
  .flatMap((line) => {
    const [settings = '', given = '', when = '', ...lists] = line.split('|').map((cell) => cell.trim())
    const [required = [], optional = [], missing = [], unverified = []] = lists.map(namesOf)
    const status = missing.length + unverified.length === 0 ? 'complete' : 'missing_requirements'
    const modes = when === 'both' ? [true, false] : [when === 'on']
    return modes.map(
      (progressive): Row => ({ settings, given, progressive, required, optional, missing, unverified, status }),
    )
  })
