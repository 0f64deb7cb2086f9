import { createContext, useContext } from 'react'

/** Whether what stands inside is worked on; of two readers side by side one is. */
export const WorkedOn = createContext(true)

/** Whether keys are meant for what stands here. */
export function useWorkedOn(): boolean {
  return useContext(WorkedOn)
}
