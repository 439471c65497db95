/** SIGTERM: running requests are answered before the process ends; a second signal ends it at once. */
import { connect, type Socket } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { RawConnection } from '../support/raw-socket.ts'
import { serviceText } from '../support/service-text.ts'
import { runProcess, serving } from '../support/standin.ts'
import { temporaryFolder } from '../support/temporary.ts'

const echo = serviceText('Echo', 'x')
  .replace('GET()', 'async POST(request)')
  .replace("'x'", 'await request.GetBodyAsString()')
  .replace('const response', "console.error('the handler runs')\n        const response")

/** A request whose body is not whole yet, so that its handler runs until `finish`. */
async function halfRequest(port: number): Promise<{ socket: Socket; received: Promise<string> }> {
  const socket = connect(port, '127.0.0.1')
  onTestFinished(() => void socket.destroy())
  const received = new Promise<string>((resolve) => {
    let text = ''
    socket
      .setEncoding('utf8')
      .on('data', (more: string) => {
        text += more
      })
      .on('close', () => resolve(text))
      .on('error', () => undefined)
  })
  socket.write('POST /hs/echo HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 10\r\n\r\nhello')
  return { socket, received }
}

test('a request that runs is answered, new ones are not taken, and the process ends with 0', async () => {
  const running = await serving(['.'], temporaryFolder({ 'hs/Echo.ts': echo }))
  const { socket, received } = await halfRequest(running.port)
  await running.says('the handler runs')
  running.signal('SIGTERM')
  await running.says('stopping')
  await expect(fetch(`${running.url}/hs/echo`)).rejects.toThrow()
  socket.write('world')
  expect(await received).toMatch(/^HTTP\/1\.1 200 OK\r\n[^]*\r\n\r\nhelloworld$/)
  expect((await running.ended).code).toBe(0)
})

test.each([
  ['SIGTERM', 143],
  ['SIGINT', 130],
] as const)('a second %s ends it at once with %i', async (name, code) => {
  const running = await serving(['.'], temporaryFolder({ 'hs/Echo.ts': echo }))
  await halfRequest(running.port)
  await running.says('the handler runs')
  running.signal(name)
  await running.says('stopping')
  running.signal(name)
  expect((await running.ended).code).toBe(code)
})

test('a timer or a socket that a module left behind does not hold the process', async () => {
  const folder = temporaryFolder({ 'hs/Echo.ts': `setInterval(() => undefined, 1000)\n${echo}` })
  expect((await runProcess(['check', '.'], folder)).code).toBe(0)
  const running = await serving(['.'], folder)
  running.signal('SIGTERM')
  expect((await running.ended).code).toBe(0)
})

test('both ports stop listening at once, with silent connections open on each, and the process ends without waiting for them', async () => {
  const running = await serving(['.', '--admin', '0'], temporaryFolder({ 'hs/Echo.ts': echo }))
  const { admin } = JSON.parse(running.stdout()) as { admin: string }
  const ports = [running.port, Number(new URL(admin).port)]
  const silent = await Promise.all(ports.map((port) => RawConnection.open(port)))
  const { socket, received } = await halfRequest(running.port)
  await running.says('the handler runs')
  running.signal('SIGTERM')
  await running.says('stopping')
  // Those of the admin surface and of the services, while a call still runs.
  await Promise.all(silent.map(({ closed }) => closed))
  for (const port of ports) await expect(RawConnection.open(port)).rejects.toThrow()
  socket.write('world')
  expect(await received).toMatch(/helloworld$/)
  expect((await running.ended).code).toBe(0)
})
