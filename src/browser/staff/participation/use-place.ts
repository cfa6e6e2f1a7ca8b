import { useEffect, useState } from 'preact/hooks';
import { formatPlace, type Place, parsePlace } from './place.ts';

/** Where on the page somebody is: kept in the address, so that it can be sent to others and gone back from. */
export function usePlace(): readonly [Place, (to: Place) => void] {
  const [place, setPlace] = useState(() => parsePlace(location.search));
  useEffect(() => {
    const follow = () => setPlace(parsePlace(location.search));
    addEventListener('popstate', follow);
    return () => removeEventListener('popstate', follow);
  }, []);
  const go = (to: Place) => {
    const search = formatPlace(to);
    if (search !== location.search) history.pushState(null, '', search);
    setPlace(to);
  };
  return [place, go];
}
