import { BehaviourView } from '../behaviour/behaviour-view.tsx';
import { useParticipation } from './participation-context.ts';
import { PlaceLink } from './place-link.tsx';
import { WithSubmission } from './submission-choice.tsx';
import { useSubmission } from './use-submission.ts';
import { WhenLoaded } from './when-loaded.tsx';

/** What the program was seen doing in the world that its tests gave it. */
export function BehaviourPart() {
  return <WithSubmission>{(number) => <Behaviour key={number} number={number} />}</WithSubmission>;
}

function Behaviour({ number }: { readonly number: number }) {
  const { view } = useParticipation();
  return (
    <WhenLoaded loaded={useSubmission(number)}>
      {(submission) => (
        <BehaviourView
          sides={[{ letter: 'A', name: view.alias, submission }]}
          about={({ group, title }) => (
            <PlaceLink to={{ part: 'tests', submission: number, group, title }}>look at the test</PlaceLink>
          )}
        />
      )}
    </WhenLoaded>
  );
}
