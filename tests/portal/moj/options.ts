import options from '../data/options.json' with { type: 'json' };
import places from '../data/places.json' with { type: 'json' };
import type { Row } from './client/form.ts';

const rows = (texts: readonly string[]): Row[] => texts.map((Ten, index) => ({ Ma: String(index + 1), Ten }));

/** Communes of a province by its printed name; provinces that the practice data leaves out have none. */
export const communesOf = (province: string): string[] => {
  const code = places.provinces.find(({ name }) => name === province)?.code ?? '';
  return (places.communes as Record<string, string[]>)[code] ?? [];
};

/** All of them at once, by the province's printed name. */
export const communesByProvince = (): Record<string, string[]> =>
  Object.fromEntries(places.provinces.map(({ name }) => [name, communesOf(name)]));

/** Answer of the portal's one call for options; undefined for a list that it does not know. */
export const callApi = (apiId: string, dependsOn = ''): Row[] | undefined => {
  if (apiId === 'tinhThanhPho') return places.provinces.map(({ code, name }) => ({ Ma: code, TenTinhThanh: name }));
  if (apiId === 'phuongXa') return rows(communesOf(dependsOn));
  const list = (options as Record<string, string | string[]>)[apiId];
  return Array.isArray(list) ? rows(list) : undefined;
};
