/** Find Electron's program; null where it is not there or cannot be run. */
export declare function installedElectron(env?: NodeJS.ProcessEnv, folder?: string): string | null
