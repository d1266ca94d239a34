@property:PERFORMANCE-ONE-WAY @source:CHEMO-4
Feature: A worse performance status never makes the answer on platinum-pemetrexed stronger
  The source speaks of chemotherapy for a performance status of 0 to 2. With a worse one it says
  less, never more.

  Scenario Outline: Performance status <status>
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the ECOG performance status is <status>
    When next-line therapy is chosen
    Then the answer on platinum-pemetrexed chemotherapy <claim>

    Examples:
      | status | claim                 |
      | 0      | speaks for it         |
      | 2      | speaks for it         |
      | 3      | does not speak for it |
      | 4      | does not speak for it |
