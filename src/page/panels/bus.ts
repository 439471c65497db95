/** Channels of a bus and the messages that went through them, with a form that puts one into a channel. */
import { ask } from '../api.ts'
import type { App, Panel } from '../app.ts'
import { el, fill, table } from '../element.ts'
import type { BusApplication, BusChannels, BusMessage, BusMessages, BusQueues } from '../shown.ts'
import { words } from '../words.ts'

/** Messages that are listed. */
const LISTED = 100

export const busPanel: Panel = {
  name: 'bus',
  title: words.bus,
  async show(app, place) {
    const { applications } = await ask<BusChannels>('GET', 'bus/channels')
    const [channels, queues, messages] = [el('div'), el('div'), el('div')]
    let last = ''
    const draw = async (): Promise<void> => {
      const [found, waiting] = await Promise.all([
        ask<BusMessages>('GET', `bus/messages?limit=${LISTED}`),
        ask<BusQueues>('GET', 'bus/queues'),
      ])
      // What has not changed stays: the reader may have opened a message.
      const now = JSON.stringify([found, waiting])
      if (now === last) return
      last = now
      fill(channels, channelsOf(app, applications, found.messages))
      fill(queues, queuesOf(app, waiting))
      fill(messages, messagesOf(app, found.messages))
    }
    const head = (word: 'queues' | 'messages'): HTMLElement => el('h3', { class: 'part' }, app.t(words[word]))
    fill(place, channels, head('queues'), queues, head('messages'), messages, sendForm(app, applications, draw))
    await draw()
    return () => app.act(draw)
  },
}

const channelsOf = ({ t }: App, applications: readonly BusApplication[], messages: readonly BusMessage[]): HTMLElement =>
  table(
    t(words.channels),
    [words.application, words.channel, words.sends, words.receives, words.lastMessages].map(t),
    applications.flatMap(({ Name, channels }) =>
      channels.map(({ name, access }) => [
        Name,
        el('code', {}, name),
        whoMay(access, 'write'),
        whoMay(access, 'read'),
        String(messages.filter((one) => one.application === Name && one.channel === name).length),
      ]),
    ),
  )

const queuesOf = ({ t, time }: App, { queues }: BusQueues): HTMLElement =>
  table(
    t(words.queues),
    [words.application, words.channel, words.recipient, words.waiting, words.oldest].map(t),
    queues.map(({ application, channel, participant, waiting, oldest }) => [
      application,
      el('code', {}, channel),
      participant,
      String(waiting),
      oldest === null ? '' : time(oldest, true),
    ]),
  )

/** Participants by what they may: `read_only`, `write_only`, and both in other words. */
const whoMay = (access: Readonly<Record<string, string>>, what: 'read' | 'write'): string =>
  Object.entries(access)
    .filter(([, may]) => may.toLowerCase().includes(what))
    .map(([participant]) => participant)
    .join(', ')

function messagesOf({ t, time }: App, messages: readonly BusMessage[]): HTMLElement {
  if (messages.length === 0) return el('p', { class: 'quiet' }, t(words.noMessages))
  return table(
    t(words.messages),
    [words.time, words.channel, words.sender, words.recipient, words.outcome, words.body, words.deliveries].map(t),
    messages
      .toReversed()
      .map((one) => [
        time(one.at),
        el('code', {}, one.channel),
        one.SenderCode || one.participant,
        one.RecipientCode,
        el('span', { class: one.outcome === 'accepted' ? 'status s2' : 'status s5' }, one.error ?? t(words[one.outcome])),
        el(
          'details',
          {},
          el('summary', {}, (one.body ?? one.base64).slice(0, 60)),
          el(
            'pre',
            { tabindex: 0 },
            JSON.stringify({ ID: one.ID, Parameters: one.Parameters, body: one.body ?? one.base64 }, undefined, 2),
          ),
        ),
        one.deliveries.map(({ participant, outcome }) => `${participant}: ${t(words[outcome])}`).join(', '),
      ]),
  )
}

function sendForm(app: App, applications: readonly BusApplication[], draw: () => Promise<void>): HTMLElement {
  const { t } = app
  const places = applications.flatMap(({ Name, channels }) => channels.map(({ name }) => ({ application: Name, channel: name })))
  const choice = el(
    'select',
    {},
    ...places.map(({ application, channel }, at) => el('option', { value: at }, `${application}: ${channel}`)),
  )
  const recipient = el('input', { name: 'recipient', autocomplete: 'off' })
  const body = el('textarea', { name: 'body', rows: 3, spellcheck: 'false' })
  const send = (event: Event): void => {
    event.preventDefault()
    app.act(async () => {
      const to = recipient.value.trim()
      await ask('POST', 'bus/messages', { ...places[Number(choice.value)], body: body.value, ...(to !== '' && { RecipientCode: to }) })
      await draw()
      app.say(words.sent)
    })
  }
  return el(
    'form',
    { onsubmit: send },
    el('h3', {}, t(words.sendMessage)),
    el('label', {}, t(words.channel), choice),
    el('label', {}, t(words.recipient), recipient),
    el('label', {}, t(words.body), body),
    el('p', { class: 'tools' }, el('button', { type: 'submit', class: 'main' }, t(words.send)), el('kbd', {}, 'Ctrl+Enter')),
  )
}
