/** `standin record`: passes calls on to a real 1C until a signal, and writes what it answered. */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { said } from '../../diagnostics/said.ts'
import { listen } from '../serving/listen.ts'
import { firstSignal } from '../serving/signals.ts'
import { CommandError } from '../shared/command-error.ts'
import type { Exit } from '../shared/exit-codes.ts'
import { out as print } from '../shared/terminal.ts'
import { refuseFile, writing } from '../shared/write-output.ts'
import type { RecordArguments } from './arguments.ts'
import { folderOf, freeFolder, recordingPlatforms, type RecordedPublication } from './publications.ts'

export async function recordCommand(urls: readonly string[], given: RecordArguments): Promise<Exit> {
  const options: RecordArguments = { ...given, base: '' }
  const publications = options.all ? [] : publicationsOf(urls.map(publicationAddress), options.out)
  const origin = options.all && serverAddress(urls)
  const { out, passwordFrom, user, json, lang, port, host } = options
  if (passwordFrom !== undefined && (user === undefined || process.env[passwordFrom] === undefined))
    throw new CommandError(
      'usage',
      said(
        '--password-from needs --user, and the name of an environment variable that is set',
        'для `--password-from` нужны --user и имя заданной переменной окружения',
      ),
    )
  refuseFile('--out', out)
  await writing(`--out ${out}`, async () => void mkdirSync(out, { recursive: true }))
  const work = mkdtempSync(join(tmpdir(), 'standin-record-'))
  try {
    const platform = await recordingPlatforms(publications, origin, work, options)
    const stopped = firstSignal()
    const served = await listen(platform, { port, host }, undefined)
    const shown = options.all ? [{ url: `${origin}/*`, base: '/*', out: join(out, '*') }] : publications
    print(
      json
        ? JSON.stringify({ event: 'ready', url: served.url, port: served.port, out, ...(publications.length > 1 && { publications }) })
        : shown.map((one) => bannerOf(one, served.url, lang)).join('\n'),
    )
    await stopped
    await served.close()
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
  return 'ok'
}

function bannerOf({ url: from, base, out }: RecordedPublication, url: string, lang: RecordArguments['lang']): string {
  const play = `standin serve ${out}${base === '' ? '' : ` --base ${base}`}`
  return lang === 'en'
    ? `${url}${base} passes calls on to ${from}; its answers go to ${out}/\nplay them: ${play}`
    : `${url}${base} передает вызовы в ${from}; ответы пишутся в ${out}/\nвоспроизвести: ${play}`
}

/** Of several each has the path that it has at its own server, and a folder of its own. */
function publicationsOf(urls: readonly string[], out: string): readonly RecordedPublication[] {
  if (urls.length === 1) return [{ url: urls[0]!, base: '', out }]
  const folders = new Set<string>()
  return urls.map((url, at) => {
    const base = pathOf(url)
    const same = urls.findIndex((one) => pathOf(one) === base)
    if (same !== at)
      throw new CommandError(
        'usage',
        said(
          `${urls[same]} and ${url} have one path, ${base === '' ? '/' : base}; record them with two commands`,
          `у ${urls[same]} и ${url} один и тот же путь, ${base === '' ? '/' : base}; запишите их двумя командами`,
        ),
      )
    const folder = freeFolder(join(out, folderOf(base)), folders)
    folders.add(folder)
    return { url, base, out: folder }
  })
}

const pathOf = (url: string): string => new URL(url).pathname.replace(/\/+$/, '')

/** The address of a web server alone: its publications are named by what is called. */
function serverAddress(urls: readonly string[]): string {
  const address = publicationAddress(urls[0]!)
  if (urls.length > 1 || pathOf(address) !== '')
    throw new CommandError(
      'usage',
      said(
        `--all takes the address of one web server, such as ${new URL(address).origin}`,
        `для \`--all\` нужен адрес одного веб-сервера, например ${new URL(address).origin}`,
      ),
    )
  return address
}

/** Without a slash at the end. */
function publicationAddress(url: string): string {
  if (!/^https?:\/\/[^/\s]/.test(url) || !URL.canParse(url))
    throw new CommandError(
      'usage',
      said(
        `"${url}" is not the address of a publication, such as http://1c.example/trade`,
        `«${url}» — не адрес публикации, например http://1c.example/trade`,
      ),
    )
  const { origin, pathname, username } = new URL(url)
  const [, publication] = /^(.*?)\/(?:hs|ws|odata)(?:\/.*)?$/.exec(pathname) ?? []
  if (publication !== undefined)
    throw new CommandError(
      'usage',
      said(
        `"${url}" leads into a publication; give its address, ${origin}${publication}: all its services are recorded`,
        `«${url}» ведет внутрь публикации; укажите её адрес, ${origin}${publication}: записываются все её сервисы`,
      ),
    )
  if (username !== '')
    throw new CommandError(
      'usage',
      said(
        'a password in an address would be seen by others; use --user and --password-from',
        'пароль в адресе увидят другие; укажите `--user` и `--password-from`',
      ),
    )
  return `${origin}${pathname}`.replace(/\/+$/, '')
}
