export async function measureLatency(_times: number): Promise<void> {}
