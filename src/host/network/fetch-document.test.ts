import { once } from 'node:events'
import { symlinkSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { temporaryFolder } from '../../../test/support/temporary.ts'
import { loadWSDL } from '../../wsdl/load.ts'
import { documentFetcher } from './fetch-document.ts'

const bounds = { bytes: 1_000, signal: undefined }
let folder: string
let server: Server
let origin: string
let seen: IncomingMessage[] = []

const answer = (request: IncomingMessage, response: ServerResponse): void => {
  seen.push(request)
  const path = request.url ?? ''
  if (path === '/start?wsdl') {
    response.end(`<definitions xmlns="http://schemas.xmlsoap.org/wsdl/" targetNamespace="urn:s">
      <import namespace="urn:a" location="moved"/><import namespace="urn:b" location="file:///etc/hostname"/>
      <import namespace="urn:c" location="http://localhost.invalid/c"/>
    </definitions>`)
  } else if (path === '/moved') response.writeHead(302, { location: '/deep/part' }).end()
  else if (path === '/deep/part') response.end('<definitions xmlns="http://schemas.xmlsoap.org/wsdl/" targetNamespace="urn:a"/>')
  else if (path === '/elsewhere') response.writeHead(301, { location: 'http://localhost.invalid/' }).end()
  else if (path === '/loop') response.writeHead(302, { location: '/loop' }).end()
  else if (path === '/long') response.end('x'.repeat(2_000))
  else if (path === '/silent') response.flushHeaders()
  else response.writeHead(404).end()
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'standin-fetch-'))
  await writeFile(join(folder, 'a.xsd'), '<a/>')
  server = createServer(answer).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  origin = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`
})

afterAll(async () => {
  server.closeAllConnections()
  server.close()
  await rm(folder, { recursive: true })
})

describe('from the file system', () => {
  test('a file', async () =>
    expect(Buffer.from((await documentFetcher()(join(folder, 'a.xsd'), undefined, bounds)).bytes).toString()).toBe('<a/>'))
  test('an absent one', () => expect(documentFetcher()(join(folder, 'b.xsd'), undefined, bounds)).rejects.toThrow('there is no such file'))
  test('a folder', () => expect(documentFetcher()(folder, undefined, bounds)).rejects.toThrow('it is not a file'))
  test('one that is too long', () =>
    expect(documentFetcher()(join(folder, 'a.xsd'), undefined, { ...bounds, bytes: 3 })).rejects.toThrow('longer than 3 bytes'))
})

describe('over http', () => {
  const get = (path: string, options = {}) => documentFetcher(options)(`${origin}${path}`, undefined, bounds)

  test('redirections on one host are followed, and imports are relative to where they led', async () => {
    seen = []
    const loaded = await loadWSDL(documentFetcher({ user: 'Иван', password: 'п' }), `${origin}/start?wsdl`)
    expect(loaded.links?.definitions.map((one) => one.source.location)).toEqual([`${origin}/start?wsdl`, `${origin}/deep/part`])
    expect(loaded.diagnostics.filter((one) => one.row === 35).map((one) => one.detail)).toEqual([
      'a document from the network may not name the local file "/etc/hostname"',
      'the host "localhost.invalid" is not allowed; allow it to read the document (--allow-host localhost.invalid, in code the '
        + 'option hosts)',
    ])
    expect(new Set(seen.map((request) => request.headers.authorization))).toEqual(
      new Set([`Basic ${Buffer.from('Иван:п').toString('base64')}`]),
    )
  })
  test('not to another host', () => expect(get('/elsewhere')).rejects.toThrow('the server sends elsewhere, to localhost.invalid'))
  test('not for ever', () => expect(get('/loop')).rejects.toThrow('redirects more than 5 times'))
  test('an answer other than 2xx', () => expect(get('/none')).rejects.toThrow('the server answered 404'))
  test('one that is too long', () => expect(get('/long')).rejects.toThrow('longer than 1000 bytes'))
  test('one that does not come', () => expect(get('/silent', { timeout: 50 })).rejects.toThrow())
  test('a host that does not answer', () => expect(documentFetcher()('http://127.0.0.1:1/', undefined, bounds)).rejects.toThrow(/./))
})

test('a symbolic link that leads out of the folder is not read, whichever part of the path it is', async () => {
  const outside = temporaryFolder({ 'secret.xsd': '<secret/>' })
  const inside = temporaryFolder({ 'a.wsdl': '<a/>', 'deep/b.xsd': '<b/>' })
  symlinkSync(join(outside, 'secret.xsd'), join(inside, 'link.xsd'))
  symlinkSync(outside, join(inside, 'folder'))
  symlinkSync('deep/b.xsd', join(inside, 'within.xsd'))
  const read = async (path: string, within: string): Promise<string> =>
    Buffer.from((await documentFetcher()(join(inside, path), 'a.wsdl', { ...bounds, within })).bytes).toString()
  await expect(read('link.xsd', inside)).rejects.toThrow('a symbolic link leads out of the folder')
  await expect(read('folder/secret.xsd', `${inside}/`)).rejects.toThrow('(--allow-folder)')
  expect([await read('within.xsd', inside), await read('deep/b.xsd', inside), await read('link.xsd', tmpdir())]).toEqual([
    '<b/>',
    '<b/>',
    '<secret/>',
  ])
})

test('an import through a symbolic link is reported as what it is', async () => {
  const outside = temporaryFolder({ 'secret.xsd': '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"/>' })
  const inside = temporaryFolder({
    'a.wsdl':
      '<definitions xmlns="http://schemas.xmlsoap.org/wsdl/" targetNamespace="urn:s">'
      + '<import namespace="urn:c" location="link.xsd"/></definitions>',
  })
  symlinkSync(join(outside, 'secret.xsd'), join(inside, 'link.xsd'))
  const { diagnostics } = await loadWSDL(documentFetcher(), join(inside, 'a.wsdl'))
  expect(JSON.stringify(diagnostics)).toContain('a symbolic link leads out of the folder')
})
