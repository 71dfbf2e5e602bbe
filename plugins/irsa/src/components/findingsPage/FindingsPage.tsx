import { Route, Routes } from 'react-router-dom';
import { Frame } from '../frame/Frame';
import { FindingPage } from './FindingPage';
import { FindingsList } from './FindingsList';

/** Everything that is wrong or cannot be known, and below it a page for each finding. */
export const FindingsPage = () => (
  <Frame isPage>
    <Routes>
      <Route element={<FindingsList />} index />
      <Route element={<FindingPage />} path=":id" />
    </Routes>
  </Frame>
);
