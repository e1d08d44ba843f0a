// What each entry may weigh, in bytes of gzip -9: at first, and until a sign-up with an email code is finalized.

/** Whether `npm run size` and the test of the sizes fail when something is over its budget. */
export const BUDGETS_BIND = false

export const BUDGETS = {
  'headless-signup': { firstLoad: 11_500, whole: 20_000 },
  'headless-signup/core': { firstLoad: 11_500, whole: 14_500 },
  'dist/browser/headless-signup.js': { firstLoad: 11_500, whole: 20_000 },
  'dist/browser/core.js': { firstLoad: 11_500, whole: 14_500 },
  'headless-signup.global.js': { firstLoad: 23_000, whole: 23_000 },
}

/** Where the files of an entry's first load are kept for size-limit. */
export const folderFor = (entry) => `node_modules/.cache/headless-signup/${entry.replaceAll('/', '-')}`
