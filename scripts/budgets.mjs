// What each entry may weigh, in bytes of gzip -9: at first, and until a sign-up with an email code is finalized.

/**
 * What was reached, rounded up to 50 bytes: whatever grows fails. Beside it the goals that are still ahead; that of a
 * first load is 11_500.
 */
export const BUDGETS = {
  'headless-signup': { firstLoad: 11_300, whole: 32_250 }, // 20_000
  'headless-signup/core': { firstLoad: 11_150, whole: 26_800 }, // 14_500
  'dist/browser/headless-signup.js': { firstLoad: 11_400, whole: 31_800 }, // 20_000
  'dist/browser/core.js': { firstLoad: 11_250, whole: 26_550 }, // 14_500
  'headless-signup.global.js': { firstLoad: 48_100, whole: 48_100 }, // 27_000
}

const ALONE = 'beside the client'
const WITH_VIEWS = 'beside client and views'

/**
 * The same for what an adapter adds, its framework aside: alone, and to a page that has the views, which all share. Beside
 * it the goal that is still ahead; that of React is 1_100.
 */
export const ADAPTER_BUDGETS = [
  { entry: 'headless-signup/views', load: ALONE, budget: 1_450 },
  { entry: 'headless-signup/react', load: WITH_VIEWS, budget: 1_100 },
  { entry: 'headless-signup/react', load: ALONE, budget: 2_250 },
  { entry: 'headless-signup/react with legacy and errors', load: ALONE, budget: 2_550 },
  { entry: 'headless-signup/forms', load: ALONE, budget: 3_600 }, // 1_500
  { entry: 'headless-signup/vue', load: WITH_VIEWS, budget: 1_250 }, // 800
  { entry: 'headless-signup/vue', load: ALONE, budget: 2_450 },
]

/** What the sign-in may add to a page that only signs up. */
export const SIGN_IN_BUDGET = 1_000

/** Where the files of an entry's first load are kept for size-limit. */
export const folderFor = (entry) => `node_modules/.cache/headless-signup/${entry.replaceAll('/', '-')}`
