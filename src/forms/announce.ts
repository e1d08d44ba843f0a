/** Returns what shows a text, and has screen readers say it politely: in the form's own `role="status"`, or an added one. */
export const createAnnouncer = (form: HTMLFormElement): ((text: string) => void) => {
  const region = form.querySelector('[role="status"]') ?? form.appendChild(document.createElement('p'))
  region.setAttribute('role', 'status')
  return (text) => {
    region.textContent = text
  }
}
