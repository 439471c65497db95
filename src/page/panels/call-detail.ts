/** One call whole: what was asked, what was answered, and of what nothing served, both sides of each difference. */
import { ask, Refused } from '../api.ts'
import type { App } from '../app.ts'
import { differences, type Piece } from '../diff.ts'
import { el, fill, table } from '../element.ts'
import type { Body, Call, NearMiss, Pairs } from '../shown.ts'
import { words } from '../words.ts'

export async function callDetail(app: App, place: HTMLElement, id: string): Promise<void> {
  let call: Call
  try {
    call = await ask('GET', `journal/${encodeURIComponent(id)}?lang=${app.language}`)
  } catch (error) {
    if (!(error instanceof Refused) || error.status !== 404) throw error
    return fill(place, el('p', {}, app.t(words.gone)), el('a', { href: '#calls' }, app.t(words.back)))
  }
  const { t } = app
  fill(
    place,
    el('h3', { tabindex: -1 }, t(words.callTitle(call.id))),
    el('p', { class: 'tools' }, el('a', { href: '#calls' }, t(words.back)), ...actions(app, call)),
    el('p', {}, el('code', {}, `${call.method} ${decoded(call.target)}`)),
    facts(app, call),
    call.nearMisses && near(app, call.nearMisses),
    el('h4', {}, t(words.request)),
    headersOf(app, call.headers),
    bodyOf(app, call.body),
    el('h4', {}, call.reply === null ? t(words.noAnswer) : `${t(words.answer)}: ${call.reply.StatusCode} ${call.reply.Reason ?? ''}`),
    call.reply !== null && [headersOf(app, call.reply.headers), bodyOf(app, call.reply.body)],
    call.data.length > 0 && [
      el('h4', {}, t(words.operations)),
      el('ul', {}, ...call.data.map(({ operation, object }) => el('li', {}, `${operation} ${object}`))),
    ],
  )
}

/** What can be done with it. Secrets of it are masked, so that it may have to be mended before it is sent. */
function actions(app: App, { method, target, headers, body, service, template, operation, set, outgoing }: Call): HTMLElement[] {
  if (outgoing) return []
  const again = (): void => {
    const left = /^(?:host|content-length|connection|transfer-encoding|accept-encoding)$/i
    app.draft = { method, target: decoded(target), headers: headers.filter(([name]) => !left.test(name)), body: body.text }
    location.hash = '#services/try'
  }
  const part = { ...(template && { template }), ...(operation && { operation }), ...(set && { set }) }
  const stub = (): void => {
    const reply = operation ? { fault: { text: '…' } } : { StatusCode: 200, json: {} }
    const written = { service, ...part, ...(operation ? {} : { method, override: true }), reply }
    app.stubDraft = JSON.stringify(written, undefined, 2)
    location.hash = '#stubs'
  }
  return [
    ...(app.overview.calls ? [el('button', { type: 'button', onclick: again }, app.t(words.again))] : []),
    ...(service !== null && Object.keys(part).length > 0 ? [el('button', { type: 'button', onclick: stub }, app.t(words.stubFrom))] : []),
  ]
}

function facts({ t, time }: App, call: Call): HTMLElement {
  const values = { ...call.URLParameters, ...call.QueryOptions, ...call.Parameters }
  const rows: readonly (readonly [string, string])[] = [
    [t(words.time), time(call.at, true)],
    [t(words.addressed), [call.service, call.template ?? call.operation ?? call.set].filter((one) => one !== null).join(' · ')],
    [t(words.user), call.user],
    [t(words.session), call.session ?? ''],
    [t(words.refusal), call.refusal ?? ''],
    [t(words.byStub), call.stub ?? ''],
    [t(words.failures), call.failures.join(', ')],
    [t(words.parameters), Object.keys(values).length === 0 ? '' : JSON.stringify(values)],
  ]
  return el('dl', {}, ...rows.flatMap(([name, value]) => (value === '' ? [] : [el('div', {}, el('dt', {}, name), el('dd', {}, value))])))
}

/** Each candidate with both sides of what does not match. */
const near = ({ t }: App, misses: readonly NearMiss[]): HTMLElement =>
  el(
    'section',
    { class: 'near' },
    el('h4', {}, t(words.closest)),
    misses.length === 0 && el('p', {}, t(words.nothingNear)),
    ...misses.map(({ candidate, serves, mismatches }) =>
      el(
        'div',
        { class: 'miss' },
        el('p', {}, candidate, ' ', el('code', {}, serves)),
        mismatches.length === 0
          ? el('p', {}, t(words.allMatches))
          : table(
              candidate,
              [t(words.part), t(words.expected), t(words.given), t(words.hint)],
              mismatches.map(({ part, expected, given, hint = '' }) => {
                const [left, right] = differences(expected, given)
                return [part, el('code', {}, ...marked(left, 'del')), el('code', {}, ...marked(right, 'ins')), hint]
              }),
            ),
      ),
    ),
  )

const marked = (pieces: readonly Piece[], tag: 'del' | 'ins'): (string | HTMLElement)[] =>
  pieces.map(({ text, same }) => (same ? text : el(tag, {}, text)))

export const headersOf = ({ t }: App, headers: Pairs): HTMLElement =>
  el(
    'details',
    {},
    el('summary', {}, `${t(words.headers)}: ${headers.length}`),
    el('pre', { tabindex: 0 }, headers.map(([name, value]) => `${name}: ${value}`).join('\n')),
  )

export const bodyOf = ({ t }: App, { size, text, truncated }: Body): HTMLElement =>
  size === 0
    ? el('p', { class: 'quiet' }, t(words.noBody))
    : el(
        'div',
        {},
        el('p', { class: 'quiet' }, `${t(words.body)}: ${t(words.bytes(size))}${truncated ? `, ${t(words.cut)}` : ''}`),
        el('pre', { tabindex: 0 }, laidOut(text)),
      )

/** A target to be read: letters beyond ASCII as letters, where it can be decoded. */
export function decoded(target: string): string {
  try {
    return decodeURI(target)
  } catch {
    return target
  }
}

/** JSON in lines; every other text as it is. */
function laidOut(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), undefined, 2)
  } catch {
    return text
  }
}
