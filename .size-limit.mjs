import { BUDGETS, folderFor } from './scripts/budgets.mjs'

export default Object.entries(BUDGETS).map(([entry, { firstLoad }]) => ({
  name: `${entry}, first load`,
  path: `${folderFor(entry)}/*.js`,
  gzip: true,
  limit: `${firstLoad} B`,
}))
