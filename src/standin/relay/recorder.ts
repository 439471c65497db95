/** Recordings of one run as stub files, a file a service: equal requests become one stub whose replies come in turn. */
import { secretNames } from '../../exchange/secret-names.ts'
import { recordedStub, type Recorded } from './recording.ts'

export interface Recorder {
  /** Resolves when the file of the service is written or an error is reported. Never rejects: a call is answered in any case. */
  record(exchange: Recorded): Promise<void>
}

/** Where recordings go; both reject as the file system does. */
export interface RecordingFiles {
  /** Makes a file whole, and refuses with the code EEXIST where one of that name is. */
  create(file: string, text: string): Promise<void>
  /** Puts a whole text in place of a file's. */
  replace(file: string, text: string): Promise<void>
}

export interface RecorderOptions {
  /** Names of options, keys, elements and headers that are secret beside the usual ones. */
  readonly secrets?: readonly string[]
  /** Receives the error when a recording could not be written; it is tried again with the next call. */
  readonly failed?: (file: string, error: unknown) => void
}

interface Kept {
  readonly request: Readonly<Record<string, unknown>>
  readonly replies: Readonly<Record<string, unknown>>[]
}

/** One file, and what goes into it; the file of an earlier run is left alone, and another number is taken. */
class ServiceFile {
  readonly #service: string
  readonly #files: RecordingFiles
  readonly #stubs = new Map<string, Kept>()
  #made = false
  #name: string
  #writing: Promise<void> = Promise.resolve()
  #next: Promise<void> | undefined

  constructor(service: string, files: RecordingFiles) {
    this.#service = service
    this.#files = files
    this.#name = `${service}.stub.yaml`
  }

  get name(): string {
    return this.#name
  }

  add(request: Kept['request'], reply: Kept['replies'][number]): void {
    const key = JSON.stringify(request)
    const stub = this.#stubs.get(key) ?? { request, replies: [] }
    // What comes twice in a row is one answer.
    if (JSON.stringify(stub.replies.at(-1)) !== JSON.stringify(reply)) stub.replies.push(reply)
    this.#stubs.set(key, stub)
  }

  /** All that was added by now; calls that come while a file is written share the next one. */
  write(): Promise<void> {
    this.#next ??= this.#writing
      .catch(() => {})
      .then(() => {
        this.#next = undefined
        return (this.#writing = this.#write())
      })
    return this.#next
  }

  async #write(): Promise<void> {
    const { printYAML } = await import('../reading/yaml.ts')
    const text = printYAML({ service: this.#service, stubs: [...this.#stubs.values()].map(written) })
    if (this.#made) return this.#files.replace(this.#name, text)
    for (let number = 1; !this.#made; number++) {
      this.#name = `${this.#service}${number === 1 ? '' : `.${number}`}.stub.yaml`
      this.#made = await this.#isFresh(this.#name, text)
    }
  }

  async #isFresh(name: string, text: string): Promise<boolean> {
    try {
      await this.#files.create(name, text)
      return true
    } catch (error) {
      if ((error as { readonly code?: string }).code !== 'EEXIST') throw error
      return false
    }
  }
}

export function createRecorder(files: RecordingFiles, { secrets, failed = () => {} }: RecorderOptions = {}): Recorder {
  const services = new Map<string, ServiceFile>()
  const isSecret = secretNames(secrets)
  return {
    async record(exchange) {
      const { service } = exchange.address
      // What has no template is proxied: an envelope is not turned back into the values of an operation.
      if (exchange.address.template === undefined) return
      const file = services.get(service) ?? new ServiceFile(service, files)
      services.set(service, file)
      try {
        const { request, reply } = recordedStub(exchange, isSecret)
        file.add(request, reply)
        await file.write()
      } catch (error) {
        failed(file.name, error)
      }
    },
  }
}

const written = ({ request, replies }: Kept): object => ({ ...request, ...(replies.length === 1 ? { reply: replies[0] } : { replies }) })
