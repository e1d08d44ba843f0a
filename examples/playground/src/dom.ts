type Child = Node | string | null | undefined | false
type Listener = (event: Event) => void
type Attributes = Readonly<Record<string, string | number | boolean | null | undefined | Listener>>

const setAttribute = (element: Element, name: string, value: Attributes[string]): void => {
  if (typeof value === 'function') element.addEventListener(name.replace(/^on/, ''), value)
  else if (value === null || value === undefined || value === false) element.removeAttribute(name)
  else element.setAttribute(name, value === true ? '' : String(value))
}

/** Sets attributes; `null`, `undefined` and `false` take one away. */
export const set = <E extends Element>(element: E, attributes: Attributes): E => {
  for (const [name, value] of Object.entries(attributes)) setAttribute(element, name, value)
  return element
}

/** An element. A function among the attributes listens to the event of that name: `onclick`. */
export const h = <Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Attributes = {},
  ...children: Child[]
): HTMLElementTagNameMap[Tag] => {
  const element = set(document.createElement(tag), attributes)
  element.append(...present(children))
  return element
}

const present = (children: readonly Child[]): (Node | string)[] =>
  children.filter((child): child is Node | string => child !== null && child !== undefined && child !== false)

/** Replaces what is inside an element. */
export const fill = <E extends Element>(element: E, ...children: Child[]): E => {
  element.replaceChildren(...present(children))
  return element
}

/** An element of the page. */
export const byId = (id: string): HTMLElement => {
  const element = document.getElementById(id)
  if (!element) throw new Error(`The page has no #${id}.`)
  return element
}

/** A line for people who do not see the screen. */
export const announce = (text: string): void => {
  byId('announcer').textContent = text
}
