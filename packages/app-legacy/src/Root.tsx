import { Sidebar, SidebarItem, SidebarPage } from '@backstage/core-components';
import { RiApps2Line, RiShieldKeyholeLine } from '@remixicon/react';
import { PropsWithChildren } from 'react';

export const Root = ({ children }: PropsWithChildren) => (
  <SidebarPage>
    <Sidebar>
      <SidebarItem icon={() => <RiApps2Line />} text="Catalog" to="catalog" />
      <SidebarItem
        icon={() => <RiShieldKeyholeLine />}
        text="AWS identity"
        to="irsa"
      />
    </Sidebar>
    {children}
  </SidebarPage>
);
