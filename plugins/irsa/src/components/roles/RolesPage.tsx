import { Route, Routes } from 'react-router-dom';
import { Frame } from '../frame/Frame';
import { RolePage } from './RolePage';
import { RolesList } from './RolesList';

/** The roles that have to do with Kubernetes, and below them a page for each. */
export const RolesPage = () => (
  <Frame isPage>
    <Routes>
      <Route element={<RolesList />} index />
      <Route element={<RolePage />} path=":arn" />
    </Routes>
  </Frame>
);
