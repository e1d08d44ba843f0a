/** What a path of the site shows, by the name of its file in `public`. */
export const PAGES = {
  '/': 'index.html',
  '/sign-in': 'index.html',
  '/sign-in/sso-callback': 'index.html',
  '/sso-callback': 'index.html',
  '/popup-callback': 'index.html',
  '/email-link': 'index.html',
  '/terms': 'legal.html',
  '/privacy': 'legal.html',
}

export const ASSETS = {
  '/assets/tokens.css': 'tokens.css',
  '/assets/style.css': 'style.css',
  '/assets/panels.css': 'panels.css',
  '/assets/ways.css': 'ways.css',
  '/assets/sign-in.css': 'sign-in.css',
  '/favicon.svg': 'favicon.svg',
}
