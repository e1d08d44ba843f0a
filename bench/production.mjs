// Imported first: dependencies measure as bundlers build them for a page.
process.env.NODE_ENV = 'production'
