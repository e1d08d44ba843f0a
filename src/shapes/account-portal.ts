/**
 * The account portal for a Frontend API's host: `https://accounts.example.com` for `clerk.example.com`, and
 * `https://name.accounts.dev` for `name.clerk.accounts.dev`. `undefined` for any other host.
 */
export const accountPortalOf = (host: string): string | undefined => {
  const portal = host
    .replace(/\bclerk\.accountsstage\./, 'accountsstage.')
    .replace(/\bclerk\.(accounts\.)?/, 'accounts.')
  return portal === host ? undefined : `https://${portal}`
}
