import { makeBy, type SetScene } from '@tym/testing'

/** A right that has been applied for, one that lives and is changed and ended, and two filters of a list. */
export const setScene: SetScene = async ({ network, holding, specialist }) => {
  const officer = await holding('accessOfficer')
  const { authority, area } = officer.grant
  const usageRight = await makeBy(officer, '/v1/usage-rights', {
    holder: 'somebody-new-0001',
    holderKind: 'person',
    holderName: 'Aino Esimerkki',
    title: 'työllisyysasiantuntija',
    role: 'employmentSpecialist',
    duty: 'monialainen tuki',
    authority,
    area,
    validFrom: '2026-12-01',
    validUntil: '2027-05-31',
    inductedOn: '2026-11-16',
    undertakingOn: '2026-11-16',
  })
  const employee = await network.holder({ role: 'employmentSpecialist', organisation: 'porvoo' })
  const living = { params: { usageRight: employee.usageRight } }
  const filter = (name: string) =>
    makeBy(specialist, '/v1/saved-filters', {
      list: 'tasks',
      name,
      codes: { kind: 'plan' },
      isDefault: false,
    })
  return {
    params: { usageRight },
    endpoints: {
      changeUsageRight: living,
      endUsageRight: living,
      changeFilter: { params: { filter: await filter('Suunnitelmat') } },
      deleteFilter: { params: { filter: await filter('Laadittavat') } },
    },
  }
}
