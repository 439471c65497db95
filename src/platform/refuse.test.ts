import { expect, test } from 'vitest'
import { arrivalOf } from '../../test/support/call-handler.ts'
import { Refusal } from '../exchange/refusal.ts'
import { refuse, refusing } from './refuse.ts'

test('a refusal is drawn with its status, sentence and headers; its hint stays in the log', () => {
  const reply = refuse(new Refusal('x/y', 405, 'Нельзя', { headers: ['Allow', 'GET'], hint: 'private' }), arrivalOf())
  expect([reply.status, reply.headers.slice(2, 4)]).toEqual([405, ['Allow', 'GET']])
  expect(reply.body).toContain('Нельзя')
  expect(reply.body).not.toContain('private')
})

test('501 is for the developer and says the hint', () => {
  expect(refuse(new Refusal('x/y', 501, 'Не написан', { hint: 'write it' }), arrivalOf()).body).toContain(
    '<inner xmlns="http://v8.1c.ru/8.1/data/core"><descr>write it</descr></inner>',
  )
})

test.each([[new Error('secret /path')], ['secret'], [undefined], [null]])(
  '%s is a defect: 500 and a fixed sentence, nothing of it on the wire',
  (error) => {
    const reply = refuse(error, arrivalOf())
    expect(reply.status).toBe(500)
    expect(reply.body).toContain('Внутренняя ошибка')
    expect(reply.body).not.toContain('secret')
  },
)

test('outside a publication the web server speaks, in HTML (source 18, C)', () => {
  const reply = refuse(new Refusal('publication/outside', 404, 'Not Found'), arrivalOf({ headers: ['Accept', 'application/json'] }))
  expect([reply.status, reply.headers[1]]).toEqual([404, 'text/html; charset=utf-8'])
})

test.each(['hs/no-service', 'ws/no-service', 'odata/off'])(
  '%s of the standalone server is 503, in XML and in JSON (source 453, B)',
  (code) => {
    const draw = refusing('ibsrv')
    const text = 'HTTP: Service unavailable\nsessionId != kUUIDNull\n[ibsrv - src\\ib-server-worker\\src\\serverImpl.cpp (279)]'
    const json = draw(new Refusal(code, 404, 'Нет'), arrivalOf({ headers: ['Accept', 'application/json'] }))
    expect([json.status, JSON.parse(json.body as string)]).toMatchObject([503, { exception: { reason: 503, descr: text } }])
    expect(draw(new Refusal(code, 404, 'Нет'), arrivalOf()).body).toContain(`>${text.replace('>', '&gt;')}</descr></exception>`)
  },
)

test('another refusal is the same of both servers', () => {
  expect(refusing('ibsrv')(new Refusal('hs/no-method', 405, 'Нельзя'), arrivalOf()).status).toBe(405)
  expect(refusing('webserver')).toBe(refusing(undefined))
})

test('the resource is named without its query', () => {
  const reply = refuse(
    new Refusal('x/y', 404, 'Нет'),
    arrivalOf({ method: 'PUT', target: '/hs/a?secret=1?', headers: ['Accept', 'application/json'] }),
  )
  expect(JSON.parse(reply.body as string)).toMatchObject({
    exception: { descr: 'HTTP: Not Found\nОшибка при выполнении запроса PUT к ресурсу /hs/a:' },
  })
})
