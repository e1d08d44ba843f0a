// Starts the page once the worker that takes the server's place controls it.
const APP = new URL('app.js', import.meta.url)
const WORKER = new URL('../worker.js', import.meta.url)

async function beControlled({ serviceWorker }) {
  const controlled = new Promise((resolve) => {
    serviceWorker.addEventListener('controllerchange', resolve, { once: true })
  })
  await serviceWorker.register(WORKER)
  if (!serviceWorker.controller) await controlled
}

try {
  await beControlled(navigator)
  await import(APP)
} catch (error) {
  console.error(error)
  document.querySelector('#card').textContent =
    'This page needs a service worker, which private windows of some browsers do not have. In a clone of the repository, npm start has the same page.'
}
