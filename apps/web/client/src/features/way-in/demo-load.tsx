import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import * as z from 'zod/mini'
import { readJson } from '../../session/read-json.ts'
import { send } from '../../session/send.ts'
import { Notice } from '../../ui/index.ts'

const demoLoad = z.object({ written: z.number(), total: z.number() })
type Load = z.infer<typeof demoLoad>

const betweenLooks = 3_000

/** Says how many demo customers are there, while they are still being written. */
export function DemoLoad() {
  const { t } = useTranslation()
  const load = useDemoLoad()
  if (load === undefined || load.written >= load.total) return null
  return <Notice>{t('demo.loading', { written: load.written, total: load.total })}</Notice>
}

/** Undefined where nothing is loaded. It looks again until all are there. */
function useDemoLoad(): Load | undefined {
  const [load, setLoad] = useState<Load>()
  useEffect(() => {
    const leaving = new AbortController()
    const look = async (): Promise<void> => {
      const found = await findLoad(leaving.signal)
      if (leaving.signal.aborted) return
      setLoad(found)
      if (found !== undefined && found.written >= found.total) clearInterval(timer)
    }
    const timer = setInterval(() => void look(), betweenLooks)
    void look()
    return () => {
      leaving.abort()
      clearInterval(timer)
    }
  }, [])
  return load
}

async function findLoad(signal: AbortSignal): Promise<Load | undefined> {
  try {
    const answer = await send(new Request('/demo-load', { signal }))
    return demoLoad.safeParse(await readJson(answer)).data
  } catch {
    return undefined
  }
}
