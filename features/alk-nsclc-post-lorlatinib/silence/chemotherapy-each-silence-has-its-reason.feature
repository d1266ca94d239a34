@question:AMB-01 @question:AMB-11 @question:AMB-13 @source:CHEMO-4
Feature: Each silence about chemotherapy has its own reason
  The source stops speaking of chemotherapy for three different reasons. A reader has to see the one
  that holds for the patient, and not another.

  @source:SUM-1
  Scenario Outline: Platinum-pemetrexed, <state>
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the ECOG performance status is <status>
    And <record>
    When next-line therapy is chosen
    Then platinum-pemetrexed chemotherapy is not addressed by the source
    And the answer on platinum-pemetrexed chemotherapy says "<reason>"

    Examples:
      | state                | status | record                                    | reason                           |
      | performance status 3 | 3      | platinum-pemetrexed was not given before  | performance status 0 to 2        |
      | contraindicated      | 2      | platinum or pemetrexed is contraindicated | no replacement when platinum     |
      | given before         | 0      | platinum-pemetrexed was given before      | giving platinum-pemetrexed again |

  @source:CHEMO-5
  Scenario Outline: Single drug, <state>
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the ECOG performance status is <status>
    And <record>
    When next-line therapy is chosen
    Then single-agent chemotherapy is not addressed by the source
    And the answer on single-agent chemotherapy says "<reason>"

    Examples:
      | state                | status | record                                    | reason                                |
      | performance status 3 | 3      | platinum-pemetrexed was not given before  | only within performance status 0 to 2 |
      | contraindicated      | 2      | platinum or pemetrexed is contraindicated | does not offer a single drug          |
      | given before         | 0      | platinum-pemetrexed was given before      | after earlier platinum-pemetrexed     |
