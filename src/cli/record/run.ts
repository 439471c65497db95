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
import type { RecordArguments } from './arguments.ts'
import { recordingPlatform } from './recording-platform.ts'

export async function recordCommand(url: string, options: RecordArguments): Promise<Exit> {
  const address = publicationAddress(url)
  const { out, passwordFrom, user, json, lang, port, host } = options
  if (passwordFrom !== undefined && (user === undefined || process.env[passwordFrom] === undefined))
    throw new CommandError(
      'usage',
      said(
        '--password-from needs --user, and the name of an environment variable that is set',
        'для `--password-from` нужны --user и имя заданной переменной окружения',
      ),
    )
  mkdirSync(out, { recursive: true })
  const work = mkdtempSync(join(tmpdir(), 'standin-record-'))
  try {
    const platform = await recordingPlatform(address, work, options)
    const stopped = firstSignal()
    const served = await listen(platform, { port, host }, undefined)
    print(json ? JSON.stringify({ event: 'ready', url: served.url, port: served.port, out }) : bannerOf(address, served.url, out, lang))
    await stopped
    await served.close()
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
  return 'ok'
}

const bannerOf = (from: string, url: string, out: string, lang: RecordArguments['lang']): string =>
  lang === 'en'
    ? `${url} passes calls on to ${from}; its answers go to ${out}/\nplay them: standin serve ${out}`
    : `${url} передает вызовы в ${from}; ответы пишутся в ${out}/\nвоспроизвести: standin serve ${out}`

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
