/** `ПользователиИнформационнойБазы`: the users that calls are made by, to be read. */
import type { People, Person } from '../../../infobase/store/people.ts'
import { uuidOfText } from '../../../infobase/values/uuid-of-text.ts'
import type { Library } from '../../dictionary/library.ts'
import { unsupported } from '../../run/error.ts'
import { ObjectType } from '../../run/object-type.ts'
import { BslObject } from '../../run/object.ts'
import type { Run } from '../../run/run.ts'
import { ArrayObject } from '../collections/array.ts'
import { metadataObject } from '../metadata/object.ts'
import { UuidObject } from '../values/uuid.ts'

const emptyUUID = '00000000-0000-0000-0000-000000000000'

/** Without users there is the unnamed one, as in an infobase whose list of users is empty. */
export function peopleOf(run: Run): People {
  const known = run.infobase?.base.context.get()?.people
  if (known !== undefined) return known
  const Name = run.session.user ?? ''
  return Name === '' ? { current: undefined, all: [] } : { current: { Name }, all: [{ Name }] }
}

class InfobaseUser extends BslObject {
  readonly type = userType
  readonly person: Person
  readonly run: Run

  constructor(run: Run, person: Person) {
    super()
    this.run = run
    this.person = person
  }

  /** Made of the name: users of a list have none of their own. */
  get uuid(): string {
    return this.person.Name === '' ? emptyUUID : uuidOfText(`user ${this.person.Name}`)
  }

  override equals(other: BslObject): boolean {
    return other instanceof InfobaseUser && other.person.Name === this.person.Name
  }

  override text(): string {
    return this.person.Name
  }
}

export const userOf = (run: Run): BslObject => new InfobaseUser(run, peopleOf(run).current ?? { Name: '' })

class UserRoles extends BslObject {
  readonly type = rolesType
  readonly roles: readonly unknown[]

  constructor({ run, person }: InfobaseUser) {
    super()
    this.roles = (person.Roles ?? []).flatMap((name) => {
      const node = run.metadata?.object('Roles', 'Role', name)
      return node === undefined ? [] : [metadataObject(run, 'Role', node)]
    })
  }

  override iterate(): Iterable<unknown> {
    return this.roles
  }

  has(role: unknown): boolean {
    return this.roles.some((one) => one instanceof BslObject && role instanceof BslObject && one.equals?.(role) === true)
  }
}

const rolesType: ObjectType = new ObjectType('РолиПользователя|UserRoles', {
  methods: {
    'Содержит|Contains|a': (self: UserRoles, role: unknown) => self.has(role),
    'Количество|Count': (self: UserRoles) => self.roles.length,
  },
})

const fixed = (value: unknown): { get(): unknown } => ({ get: () => value })

const userType: ObjectType = new ObjectType('ПользовательИнформационнойБазы|InfoBaseUser', {
  properties: {
    'Имя|Name': { get: ({ person }: InfobaseUser) => person.Name },
    'ПолноеИмя|FullName': { get: ({ person }: InfobaseUser) => person.FullName ?? person.Name },
    'УникальныйИдентификатор|UUID': { get: (self: InfobaseUser) => new UuidObject(self.uuid) },
    'АдресЭлектроннойПочты|Email': { get: ({ person }: InfobaseUser) => person.Email ?? '' },
    'ПользовательОС|OSUser': { get: ({ person }: InfobaseUser) => person.OSUser ?? '' },
    'АутентификацияСтандартная|StandardAuthentication': fixed(true),
    'АутентификацияОС|OSAuthentication': { get: ({ person }: InfobaseUser) => (person.OSUser ?? '') !== '' },
    'ПарольУстановлен|PasswordIsSet': { get: ({ person }: InfobaseUser) => person.Name !== '' },
    'ПоказыватьВСпискеВыбора|ShowInList': fixed(false),
    'ЗапрещеноИзменятьПароль|CannotChangePassword': fixed(true),
    'Язык|Language': fixed(null),
    'Роли|Roles': { get: (self: InfobaseUser) => new UserRoles(self) },
  },
  methods: {
    'Записать|Write': () => {
      throw unsupported('ПользовательИнформационнойБазы.Записать()', readOnly)
    },
  },
})

const readOnly = {
  russian: 'пользователи задаются файлом --users',
  english: 'users are given by the file of --users',
}

class UsersManager extends BslObject {
  readonly type = managerType
  readonly run: Run

  constructor(run: Run) {
    super()
    this.run = run
  }

  find(found: (person: Person) => boolean): InfobaseUser | null {
    const person = peopleOf(this.run).all.find(found)
    return person === undefined ? null : new InfobaseUser(this.run, person)
  }
}

const managerType: ObjectType = new ObjectType('МенеджерПользователейИнформационнойБазы|InfoBaseUsersManager', {
  methods: {
    'ТекущийПользователь|CurrentUser': ({ run }: UsersManager) => userOf(run),
    'НайтиПоИмени|FindByName|s': (self: UsersManager, name: string) => self.find((one) => one.Name.toLowerCase() === name.toLowerCase()),
    'НайтиПоУникальномуИдентификатору|FindByUUID|a': (self: UsersManager, uuid: unknown) =>
      self.find((one) => uuid instanceof UuidObject && new InfobaseUser(self.run, one).uuid === uuid.text()),
    'ПолучитьПользователей|GetUsers': ({ run }: UsersManager) =>
      new ArrayObject(peopleOf(run).all.map((one) => new InfobaseUser(run, one))),
    'СоздатьПользователя|CreateUser': () => {
      throw unsupported('ПользователиИнформационнойБазы.СоздатьПользователя()', readOnly)
    },
  },
})

export const infobaseUsers: Library = {
  types: [managerType, userType, rolesType],
  values: { 'ПользователиИнформационнойБазы|InfoBaseUsers': (run) => new UsersManager(run) },
}
