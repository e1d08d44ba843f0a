/**
 * How a sign-in goes, as a table: with these settings, this user, who enters this and then does that, ends there.
 *
 * - settings: what is enabled, beside a password. `mfa!`: everyone needs a second factor. `trust`: device trust. `secret`:
 *   enumeration protection. `policy`: the password's rules apply to sign-ins. `breach`: the breach list does, too.
 * - user: what the user has. `email~`, `phone~`: not verified. `weak`: a password that breaks the rules. `listed`: one on the
 *   breach list. `leaked`: one that was marked as leaked. `phone2`: the phone number is a second factor. `—`: no such user.
 * - entered: the identifier. `missing` behind it: with `sign_up_if_missing`.
 * - ways: the first factors that are offered, by short names: `password`, `ec` and `el` for a code and a link by email, `pc` for
 *   a phone code, `re` and `rp` for resets, `key` for a passkey, `google`. `—`: none, as it fails at once.
 * - does: what proves it: `password` or a wrong one, `ec`, `pc`, `re` with a new password, `google`.
 * - end: the status, with tasks behind it; or the error's code.
 */
const TABLE = `
settings              | user                     | entered       | ways                       | does     | end

# One way each
password              | username password        | username      | password                   | password | complete
password              | username password        | username      | password                   | wrong    | form_password_incorrect
password              | username                 | username      |                            | password | strategy_for_user_invalid
password              | —                        | username      | —                          | —        | form_identifier_not_found
email                 | email                    | email         | ec el re                   | ec       | complete
email                 | email                    | email         | ec el re                   | wrong ec | form_code_incorrect
email                 | email~                   | email         |                            | ec       | strategy_for_user_invalid
email                 | —                        | email         | —                          | —        | form_identifier_not_found
phone                 | phone                    | phone         | pc rp                      | pc       | complete
phone                 | phone~                   | phone         |                            | pc       | strategy_for_user_invalid
phone                 | email phone              | phone         | pc rp                      | pc       | complete
email                 | email phone              | phone         | —                          | —        | form_param_format_invalid
google                | username google          | username      | google                     | google   | complete
email                 | username google          | username      |                            | google   | form_param_value_invalid

# Several: all that are verified count, resets only of the kind that was entered
email phone           | email phone password     | email         | password pc ec el re       | password | complete
email phone           | email phone password     | phone         | password pc ec el rp       | ec       | complete
email phone           | email phone username     | username      | pc ec el                   | pc       | complete
email phone           | email~ phone password    | email         | password pc                | pc       | complete
email phone           | email phone password     | email         | password pc ec el re       | re       | complete
email phone           | email phone password     | phone         | password pc ec el rp       | rp       | complete
email                 | email password           | email         | password ec el re          | rp       | form_param_value_invalid
passkey email         | email key                | email         | key ec el re               | ec       | complete
email                 | email key                | email         | ec el re                   | ec       | complete
email google          | email password google    | email         | password ec el re google   | password | complete

# Accounts
email                 | email password banned    | email         | password ec el re          | password | user_banned
email                 | email password banned    | email         | password ec el re          | ec       | user_banned
email                 | email password locked    | email         | password ec el re          | password | user_locked
email                 | email password locked    | email         | password ec el re          | ec       | user_locked
email                 | email password locked    | email         | password ec el re          | re       | user_locked
email google          | email google banned      | email         | ec el re google            | google   | needs_first_factor

# Second factors: after every first one
totp email            | email password totp      | email         | password ec el re          | password | needs_second_factor
totp email            | email password totp      | email         | password ec el re          | ec       | needs_second_factor
totp email            | email password totp      | email         | password ec el re          | re       | needs_second_factor
totp google           | username google totp     | username      | google                     | google   | needs_second_factor
totp email            | email password           | email         | password ec el re          | password | complete
email                 | email password totp      | email         | password ec el re          | password | complete
phone2 email          | email password phone2    | email         | password pc ec el re       | password | needs_second_factor
phone email           | email password phone2    | email         | password pc ec el re       | password | complete
totp codes email      | email password codes     | email         | password ec el re          | password | complete
totp mfa! email       | email password           | email         | password ec el re          | password | complete setup-mfa
totp mfa! email       | email password totp      | email         | password ec el re          | password | needs_second_factor

# Devices: only after a password, and only where a code could go
trust email           | email password           | email         | password ec el re          | password | needs_client_trust
trust email           | email password           | email         | password ec el re          | ec       | complete
trust email           | email password           | email         | password ec el re          | re       | complete
trust email           | email~ password          | email         | password                   | password | complete
trust email           | email password bypass    | email         | password ec el re          | password | complete
trust email           | email username password  | username      | password ec el             | password | needs_client_trust
trust totp email      | email password totp      | email         | password ec el re          | password | needs_second_factor

# Passwords that are not good enough
policy email          | email weak               | email         | password ec el re          | password | needs_new_password
policy email          | email password           | email         | password ec el re          | password | complete
email                 | email weak               | email         | password ec el re          | password | complete
email                 | email leaked             | email         | password ec el re          | password | form_password_compromised
email                 | email leaked             | email         | password ec el re          | ec       | complete
password              | username leaked          | username      | password                   | password | complete reset-password
breach email          | email listed             | email         | password ec el re          | password | form_password_pwned
email                 | email listed             | email         | password ec el re          | password | complete
policy totp email     | email weak totp          | email         | password ec el re          | password | needs_new_password

# It does not show who has an account
secret email          | email password           | email         | password ec el re          | password | complete
secret email          | email                    | email         | password ec el re          | password | form_password_or_identifier_incorrect
secret email          | email                    | email         | password ec el re          | ec       | complete
secret email          | —                        | email         | password ec el re          | password | form_password_or_identifier_incorrect
secret email          | —                        | email         | password ec el re          | wrong ec | form_code_incorrect
secret phone          | —                        | phone         | password pc rp             | wrong pc | form_code_incorrect
secret email          | —                        | username      | password                   | password | form_password_or_identifier_incorrect
secret email phone    | email phone password     | email         | password ec el re          | ec       | complete

# Who is unknown may become a sign-up
email                 | —                        | email missing | ec el                      | ec       | sign_up_if_missing_transfer
email                 | —                        | email missing | ec el                      | wrong ec | form_code_incorrect
phone                 | —                        | phone missing | pc                         | pc       | sign_up_if_missing_transfer
email                 | email password           | email missing | password ec el re          | ec       | complete
password              | —                        | username missing | —                       | —        | form_identifier_not_found
email                 | —                        | email missing | ec el                      | password | strategy_for_user_invalid
`

const CELLS = ['settings', 'user', 'entered', 'ways', 'does', 'end'] as const

export type SignInRow = Readonly<Record<(typeof CELLS)[number], string>>

/** Every row of the table. */
export const ROWS: readonly SignInRow[] = TABLE.split('\n')
  .filter((line) => line.includes('|'))
  .slice(1)
  .map((line) => {
    const cells = line.split('|').map((cell) => cell.trim())
    return Object.fromEntries(CELLS.map((name, at) => [name, cells[at] ?? ''])) as SignInRow // the names of the cells
  })

/** The words of a cell; none of an empty one. */
export const words = (cell: string): readonly string[] => (cell === '' || cell === '—' ? [] : cell.split(/\s+/))
